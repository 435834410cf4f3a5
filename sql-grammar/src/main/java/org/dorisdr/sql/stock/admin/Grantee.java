package org.dorisdr.sql.stock.admin;

/**
 * Who gets a privilege, or loses it.
 *
 * @param user null = a role
 * @param role null = a user
 */
public record Grantee(UserName user, String role) {}
