/**
 * What Herald promises, held over real HTTP against a real server and a real database, each in a process of its own. A
 * class name is a subject, a method name the rest of the sentence.
 */
package news.herald.it;
