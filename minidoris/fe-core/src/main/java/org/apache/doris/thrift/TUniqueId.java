package org.apache.doris.thrift;

/** Id of 128 bits. */
public class TUniqueId {
  public long hi;
  public long lo;

  public TUniqueId() {}

  public TUniqueId(long hi, long lo) {
    this.hi = hi;
    this.lo = lo;
  }

  public long getHi() {
    return hi;
  }

  public long getLo() {
    return lo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TUniqueId that && hi == that.hi && lo == that.lo;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hi * 31 + lo);
  }

  @Override
  public String toString() {
    return Long.toHexString(hi) + "-" + Long.toHexString(lo);
  }
}
