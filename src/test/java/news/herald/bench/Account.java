package news.herald.bench;

/** What became of all events of one server and scenario. Immutable. */
record Account(String scenario, String contestant, Tally tally) {}
