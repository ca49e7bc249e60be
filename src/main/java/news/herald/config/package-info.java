/** What an operator can set, read from MicroProfile Config and checked at start. Knows nothing of the rest. */
package news.herald.config;
