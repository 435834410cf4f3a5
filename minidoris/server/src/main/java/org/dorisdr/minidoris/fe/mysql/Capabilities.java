package org.dorisdr.minidoris.fe.mysql;

/** Capability flags, commands and status flags of the MySQL protocol that are used here. */
final class Capabilities {
  static final int LONG_FLAG = 1 << 2;
  static final int CONNECT_WITH_DB = 1 << 3;
  static final int LOCAL_FILES = 1 << 7;
  static final int PROTOCOL_41 = 1 << 9;
  static final int SSL = 1 << 11;
  static final int SECURE_CONNECTION = 1 << 15;
  static final int MULTI_STATEMENTS = 1 << 16;
  static final int PLUGIN_AUTH = 1 << 19;
  static final int PLUGIN_AUTH_LENENC = 1 << 21;
  static final int DEPRECATE_EOF = 1 << 24;

  /** What Doris says that it can do: it heeds more of what a client says. */
  static final int SERVER =
      LONG_FLAG | CONNECT_WITH_DB | LOCAL_FILES | PROTOCOL_41 | SECURE_CONNECTION | PLUGIN_AUTH;

  /** The one flag that Doris sets. */
  static final int STATUS_MORE_RESULTS = 8;

  static final int UTF8_GENERAL_CI = 33;
  static final int BINARY = 63;

  static final String NATIVE_PASSWORD = "mysql_native_password";

  private Capabilities() {}
}
