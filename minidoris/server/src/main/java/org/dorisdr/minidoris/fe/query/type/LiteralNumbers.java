package org.dorisdr.minidoris.fe.query.type;

import java.math.BigDecimal;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Texts of literals beside numbers with which they are counted. Stateless. */
public final class LiteralNumbers {
  private LiteralNumbers() {}

  /**
   * A literal as the number that it is: whole beside whole ones, a decimal of the same digits
   * beside a decimal. Anything else as it is.
   *
   * @param other type of the other operand, null = not known
   * @throws StatementError if it shows no number
   */
  public static Expression of(Expression operand, DorisType other) {
    if (!(operand instanceof StringValue text)) {
      return operand;
    }
    BigDecimal number = number(text);
    if (other == null) {
      return operand;
    }
    boolean whole = text.getValue().matches("[+-]?\\d+");
    if (Casts.isWhole(other) && whole) {
      return new LongValue(number.toBigInteger().toString());
    }
    return NumberRules.isDecimal(other) && fits(number, other) ? decimal(operand, other) : operand;
  }

  private static BigDecimal number(StringValue text) {
    try {
      return new BigDecimal(text.getValue());
    } catch (NumberFormatException e) {
      throw StatementError.general("string literal " + text + " cannot be cast to double");
    }
  }

  private static boolean fits(BigDecimal number, DorisType decimal) {
    int scale = Math.max(number.scale(), 0);
    return scale <= DecimalRules.scale(decimal)
        && number.precision() - number.scale()
            <= DecimalRules.precision(decimal) - DecimalRules.scale(decimal);
  }

  private static Expression decimal(Expression operand, DorisType decimal) {
    CastExpression cast = new CastExpression("CAST", operand, "DECIMAL");
    cast.setColDataType(new ColDataType(decimal.text()));
    return cast;
  }
}
