package org.dorisdr.sql;

/** Kinds of objects that lie in the recycle bin. */
public enum ObjectKind {
  DATABASE,
  TABLE,
  PARTITION
}
