package news.herald.problem;

/**
 * One field of a request that is at fault.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param detail what is wrong with it
 */
public record FieldFault(String pointer, String detail) {}
