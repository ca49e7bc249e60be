/**
 * A day that is made up, for whoever wants to see everything move: an election, a match, prices, alerts. What happens and
 * when is data, in the JSON files beside this package; here it is only played, through what the REST API stands on, so
 * that readers are told of it as of any news.
 *
 * <pre>
 *   Demo, a timer on each node ──▶ Stage, one transaction at a time, under the lock of the row Play
 *                                    ├─ Scoreboard, Market: tables, as they are at this moment of the day
 *                                    └─ Script ──▶ Performer: one scene after the other
 * </pre>
 *
 * <p>Knows everything that can be written. Nothing knows it.
 */
package news.herald.demo;
