package org.apache.doris.common;

/** Names that never change. */
public class FeConstants {
  public static final String INTERNAL_DB_NAME = "__internal_schema";
  public static final String null_string = "\\N";
}
