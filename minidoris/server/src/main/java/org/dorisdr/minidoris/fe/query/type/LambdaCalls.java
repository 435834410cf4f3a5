package org.dorisdr.minidoris.fe.query.type;

import net.sf.jsqlparser.expression.Function;

/** How lambdas stand in a tree: as calls of their names and what they give. Stateless. */
public final class LambdaCalls {
  public static final String NAME = "doris_lambda";

  private LambdaCalls() {}

  public static boolean is(Function call) {
    return call.getName().equals(NAME);
  }
}
