package org.apache.doris.mysql.privilege;

/** Users and passwords; minidoris keeps them elsewhere. */
public class Auth {
  private Auth() {}
}
