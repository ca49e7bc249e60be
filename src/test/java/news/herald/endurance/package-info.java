/**
 * Those who come, hold on to what they got and go, in great numbers and for long: whatever they do, afterwards the server is
 * what it was before.
 */
package news.herald.endurance;
