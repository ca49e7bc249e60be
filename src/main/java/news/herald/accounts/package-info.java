/**
 * Who there is: accounts with their roles and passwords, and the first of them. Knows settings, database and problems;
 * nothing of requests.
 */
package news.herald.accounts;
