/**
 * Who did what: an append-only table. What was done is written in the transaction that did it, so that neither is there
 * without the other; what was refused, by itself. Knows the database; those who act say what they did.
 */
package news.herald.audit;
