/**
 * What is asked of a provider of OpenID Connect, and what of its answers is believed: discovery, keys, codes and ID tokens
 * (OpenID Connect Core 1.0, authorization code flow). Knows settings; nothing of accounts, cookies and requests.
 */
package news.herald.openid;
