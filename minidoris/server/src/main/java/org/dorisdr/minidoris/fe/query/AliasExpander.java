package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import org.dorisdr.minidoris.fe.define.AliasFunction;

/** Writes what alias functions stand for in place of their calls. */
abstract class AliasExpander extends ExpressionDeParser {
  private AliasCalls aliases;
  private int opened;

  /** Null = nothing but built-in functions can be called. */
  final void setAliases(AliasCalls aliases) {
    this.aliases = aliases;
  }

  /** Text of a parameter of the function that is being opened; null if the name is none. */
  final String parameter(String name) {
    return aliases == null ? null : aliases.value(Identifiers.plain(name));
  }

  /** Whether names may be those of an alias function's parameters. */
  final boolean isOpen() {
    return opened > 0;
  }

  /** Whether the call was one of an alias function, which stands there now. */
  final <S> boolean opened(Function call, S context) {
    if (aliases == null) {
      return false;
    }
    List<? extends Expression> arguments =
        call.getParameters() == null ? List.of() : call.getParameters();
    AliasFunction function =
        aliases.find(AliasTexts.database(call), AliasTexts.name(call), arguments.size());
    if (function == null) {
      return false;
    }
    List<String> values = new ArrayList<>();
    for (Expression argument : arguments) {
      int start = builder.length();
      argument.accept(this, context);
      values.add(builder.substring(start));
      builder.setLength(start);
    }
    builder.append('(');
    Expression expression = LoadColumns.expression(function.expression());
    opened++;
    aliases.open(function, values, () -> expression.accept(this, context));
    opened--;
    builder.append(')');
    return true;
  }
}
