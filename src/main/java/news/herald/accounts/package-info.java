/**
 * Who there is: accounts with their roles and passwords, and the first of them. Knows settings, database, problems and the names of topics;
 * nothing of requests.
 */
package news.herald.accounts;
