/**
 * Who calls and what they may do: one filter that knows the caller before anything else runs, by a password or a session, and
 * one that lets pages of other origins read.
 *
 * <p>A servlet filter over the platform's identity store, because no other way works unchanged on the three servers
 * (decision 0002). Behind it {@code @RolesAllowed} on JAX-RS methods decides; with or without it, nothing but reading is
 * open to callers without an account. Knows the accounts and where a request comes from; nothing of news.
 */
package news.herald.access;
