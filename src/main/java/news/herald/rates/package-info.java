/**
 * How often a caller may do something: buckets of tokens, one for each caller, kept in this node's memory (decision 0027).
 * Knows callers by their names and addresses only, and nothing of what they do.
 */
package news.herald.rates;
