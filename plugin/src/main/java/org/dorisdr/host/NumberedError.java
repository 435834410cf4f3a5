package org.dorisdr.host;

/** A refusal that clients and drivers tell from others by its number, not by its words. */
public interface NumberedError {
  /** As Doris and MySQL have them. */
  enum Number {
    /** 1044. */
    DATABASE_DENIED,
    /** 1046. */
    NO_DATABASE,
    /** 1049. */
    UNKNOWN_DATABASE,
    /** 1142. */
    TABLE_DENIED,
    /** 1227. */
    PRIVILEGE_DENIED
  }

  Number number();
}
