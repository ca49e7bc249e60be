/** The files of the pages: reader, desk, monitor, web components, style. Knows nothing but the WAR it is in. */
package news.herald.pages;
