/**
 * What CMSs call with instead of a password: tokens that editors make and revoke, each with the topics and verbs that it
 * is for. Knows accounts and topics; nothing of how a request is let in, which is {@code access}.
 */
package news.herald.tokens;
