package org.apache.doris.common;

/** Which build this is. */
public class Version {
  public static final String DORIS_BUILD_VERSION_PREFIX = "doris";
  public static final int DORIS_BUILD_VERSION_MAJOR = 0;
  public static final int DORIS_BUILD_VERSION_MINOR = 0;
  public static final int DORIS_BUILD_VERSION_PATCH = 0;
  public static final String DORIS_BUILD_VERSION = buildVersion();
  public static final String DORIS_BUILD_SHORT_HASH = shortHash();

  // Computed, so that the compiler does not copy the values into plugins.
  private static String buildVersion() {
    return "doris-0.0.0-minidoris";
  }

  private static String shortHash() {
    return "0000000";
  }
}
