/** The one database, H2 or PostgreSQL, and its migrations. Knows the settings and nothing else of Herald: {@code outage} says why. */
package news.herald.database;
