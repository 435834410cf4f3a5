package org.apache.doris.mysql.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.doris.analysis.CompoundPredicate.Operator;

/** A set of privileges. Not thread safe. */
public class PrivBitSet {
  private long set;

  public PrivBitSet() {}

  public static PrivBitSet of(Privilege... privs) {
    PrivBitSet bits = new PrivBitSet();
    for (Privilege priv : privs) {
      bits.set(priv.getIdx());
    }
    return bits;
  }

  public void set(int index) {
    set |= 1L << index;
  }

  public void unset(int index) {
    set &= ~(1L << index);
  }

  public boolean get(int index) {
    return (set & 1L << index) != 0;
  }

  public void or(PrivBitSet other) {
    set |= other.set;
  }

  public void remove(PrivBitSet privs) {
    set &= ~privs.set;
  }

  public boolean isEmpty() {
    return set == 0;
  }

  /** Whether what is in here is enough for {@code wanted}. */
  public boolean satisfy(PrivPredicate wanted) {
    long common = set & wanted.getPrivs().set;
    return wanted.getOp() == Operator.AND ? common == wanted.getPrivs().set : common != 0;
  }

  /** In the order of their bits. */
  public List<Privilege> toPrivilegeList() {
    List<Privilege> privileges = new ArrayList<>();
    for (Privilege privilege : Privilege.values()) {
      if (get(privilege.getIdx())) {
        privileges.add(privilege);
      }
    }
    return privileges;
  }

  @Override
  public String toString() {
    return toPrivilegeList().stream().map(Privilege::toString).collect(Collectors.joining(","));
  }
}
