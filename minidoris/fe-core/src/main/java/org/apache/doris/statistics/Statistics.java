package org.apache.doris.statistics;

/** Statistics of a plan; minidoris has none. */
public class Statistics {
  private Statistics() {}
}
