/** The one database, H2 or PostgreSQL, and its migrations. Knows the settings only. */
package news.herald.database;
