/** The one database, H2 or PostgreSQL, and its migrations. Knows the settings and how Herald says no. */
package news.herald.database;
