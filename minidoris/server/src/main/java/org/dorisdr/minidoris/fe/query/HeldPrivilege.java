package org.dorisdr.minidoris.fe.query;

/**
 * A privilege of a user.
 *
 * @param grantee {@code 'user'@'host'}
 * @param database null = everywhere
 * @param table null = all of the database
 * @param privilege MySQL's word for it
 * @param grantable whether the user may pass it on
 */
public record HeldPrivilege(
    String grantee, String database, String table, String privilege, boolean grantable) {}
