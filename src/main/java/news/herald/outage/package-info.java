/**
 * What a database cannot take just now: known by its words, told to callers and operators, kept from holding up the others.
 * Apart from {@code database}, whose classes Open Liberty loads also without the rest of Herald, for the data source; what
 * needs more than the settings would be passed over there without a word.
 */
package news.herald.outage;
