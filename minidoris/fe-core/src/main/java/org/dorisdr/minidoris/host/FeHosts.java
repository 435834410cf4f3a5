package org.dorisdr.minidoris.host;

/** Holds the frontend of this process. Thread safe. */
public final class FeHosts {
  private static volatile FeHost current;

  private FeHosts() {}

  /** Set once, before the first plugin is loaded; tests set it again. */
  public static void set(FeHost host) {
    current = host;
  }

  public static FeHost current() {
    FeHost host = current;
    if (host == null) {
      throw new IllegalStateException("no frontend runs in this process");
    }
    return host;
  }
}
