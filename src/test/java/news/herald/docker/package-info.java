/** What {@code docker} holds, read as a container engine and Compose would, for where there is neither. */
package news.herald.docker;
