package org.apache.doris.qe;

/** Text of a packet, and which of its statements is meant. */
public class OriginStatement {
  public final String originStmt;
  public final int idx;

  public OriginStatement(String originStmt, int idx) {
    this.originStmt = originStmt;
    this.idx = idx;
  }

  @Override
  public String toString() {
    return "OriginStatement{originStmt='" + originStmt + "', idx=" + idx + "}";
  }
}
