/**
 * Herald: live news for any Jakarta EE server. The packages in the order of the story, each using only those before it:
 *
 * <pre>
 *   json, metrics, engine, problem, config, rates, database, outage    what all of them stand on
 *   live          an entity becomes live: @Live, the listener, ContentChanged
 *   journal       the durable order: ids at the commit, the tail, the purge
 *   ninjs         what a news document is
 *   editing       what all writing has in common: versions, repeated requests
 *   topics        what is written and read about
 *   broadcast     fan-out in one node: ring, lanes, readers
 *   cluster       which nodes share the database, and who reads on them
 *   monitor       how each of them is, live, for operators
 *   wire          how readers connect: snapshots, streams, polls
 *   pictures      what editors upload to be shown with items
 *   newsroom      news items and the editorial verbs
 *   rows          tables of keyed rows: scores, prices
 *   alerts        short warnings that pages show at once
 *   openid        what a provider of OpenID Connect says of people
 *   access        who may do what
 *   operations    health and metrics for operators
 *   pages         what a browser is given, and feeds
 *   demo          a day that is made up, for whoever wants to see all this move
 * </pre>
 *
 * <p>{@code ArchitectureTest} holds the order.
 */
package news.herald;
