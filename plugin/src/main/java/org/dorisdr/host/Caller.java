package org.dorisdr.host;

/**
 * Who typed a statement, and where.
 *
 * @param user qualified name as {@code 'name'@'host'}
 * @param database current database of the session, null if none
 * @param handle the session itself, opaque to everybody but the implementation of the host
 */
public record Caller(String user, String database, Object handle) {}
