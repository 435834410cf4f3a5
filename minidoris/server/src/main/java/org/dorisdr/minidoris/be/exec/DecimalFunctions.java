package org.dorisdr.minidoris.be.exec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;

/**
 * Doris's arithmetic with decimals and LARGEINTs that the engine would do otherwise, or not at all.
 * Arguments and results are texts, for the engine's functions have decimals of one size only.
 * Stateless.
 */
final class DecimalFunctions {
  private static final int LARGEINT_BITS = 128;

  private DecimalFunctions() {}

  static void register(Connection connection) throws SQLException {
    overTexts(connection, "doris_decimal_quotient", DecimalFunctions::quotient);
    overTexts(connection, "doris_decimal_product", DecimalFunctions::product);
    overTexts(connection, "doris_wrapped", DecimalFunctions::wrapped);
  }

  private static void overTexts(
      Connection connection, String name, Function<Object[], Object> function) throws SQLException {
    HashFunctions.overTexts(connection, name, DuckDBColumnType.VARCHAR, function);
  }

  /** Dividend, divisor, and digits behind the point, where the rest is cut off. */
  private static String quotient(Object[] values) {
    BigDecimal divisor = number(values[1]);
    return divisor.signum() == 0
        ? null
        : number(values[0]).divide(divisor, scale(values), RoundingMode.DOWN).toPlainString();
  }

  /** Two factors, and digits behind the point, to which the product is rounded. */
  private static String product(Object[] values) {
    return number(values[0])
        .multiply(number(values[1]))
        .setScale(scale(values), RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** An operator and two LARGEINTs: what does not fit goes round. */
  private static String wrapped(Object[] values) {
    BigInteger left = new BigInteger(values[1].toString());
    BigInteger right = new BigInteger(values[2].toString());
    BigInteger result =
        switch (values[0].toString()) {
          case "+" -> left.add(right);
          case "-" -> left.subtract(right);
          default -> left.multiply(right);
        };
    BigInteger above = BigInteger.ONE.shiftLeft(LARGEINT_BITS);
    BigInteger half = above.shiftRight(1);
    return result.add(half).mod(above).subtract(half).toString();
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static int scale(Object[] values) {
    return Integer.parseInt(values[2].toString());
  }
}
