package org.apache.doris.mysql.privilege;

import org.apache.doris.analysis.CompoundPredicate.Operator;

/** A wish for privileges: one of some, or all of them. Immutable by custom. */
public class PrivPredicate {
  public static final PrivPredicate SHOW =
      anyOf(
          Privilege.ADMIN_PRIV,
          Privilege.SELECT_PRIV,
          Privilege.LOAD_PRIV,
          Privilege.ALTER_PRIV,
          Privilege.CREATE_PRIV,
          Privilege.SHOW_VIEW_PRIV,
          Privilege.DROP_PRIV);
  public static final PrivPredicate GRANT = anyOf(Privilege.ADMIN_PRIV, Privilege.GRANT_PRIV);
  public static final PrivPredicate ADMIN = anyOf(Privilege.ADMIN_PRIV);
  public static final PrivPredicate ADMIN_OR_NODE =
      anyOf(Privilege.ADMIN_PRIV, Privilege.NODE_PRIV);
  public static final PrivPredicate LOAD = anyOf(Privilege.ADMIN_PRIV, Privilege.LOAD_PRIV);
  public static final PrivPredicate ALTER = anyOf(Privilege.ADMIN_PRIV, Privilege.ALTER_PRIV);
  public static final PrivPredicate CREATE = anyOf(Privilege.ADMIN_PRIV, Privilege.CREATE_PRIV);
  public static final PrivPredicate DROP = anyOf(Privilege.ADMIN_PRIV, Privilege.DROP_PRIV);
  public static final PrivPredicate SELECT = anyOf(Privilege.ADMIN_PRIV, Privilege.SELECT_PRIV);
  public static final PrivPredicate ALTER_CREATE =
      anyOf(Privilege.ADMIN_PRIV, Privilege.ALTER_PRIV, Privilege.CREATE_PRIV);
  public static final PrivPredicate ALTER_CREATE_DROP =
      anyOf(Privilege.ADMIN_PRIV, Privilege.ALTER_PRIV, Privilege.CREATE_PRIV, Privilege.DROP_PRIV);
  public static final PrivPredicate USAGE = anyOf(Privilege.ADMIN_PRIV, Privilege.USAGE_PRIV);
  public static final PrivPredicate OPERATOR = anyOf(Privilege.NODE_PRIV);

  private final PrivBitSet privs;
  private final Operator op;

  private PrivPredicate(PrivBitSet privs, Operator op) {
    this.privs = privs;
    this.op = op;
  }

  private static PrivPredicate anyOf(Privilege... privileges) {
    return of(PrivBitSet.of(privileges), Operator.OR);
  }

  public static PrivPredicate of(PrivBitSet privs, Operator op) {
    return new PrivPredicate(privs, op);
  }

  public PrivBitSet getPrivs() {
    return privs;
  }

  public Operator getOp() {
    return op;
  }

  @Override
  public String toString() {
    return "priv predicate: " + op + ", " + privs;
  }
}
