package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TimeFunctions;
import org.dorisdr.minidoris.fe.query.type.TimeTexts;

/**
 * Arguments of functions brought to what the function wants: times become texts with the digits of
 * their type, which the engine does not know, and texts become times. Stateless.
 */
final class TimeArguments {
  private static final String OF_A_TEXT =
      "length char_length character_length substring substr mid left right strleft strright locate"
          + " instr replace regexp_replace regexp_extract split_part substring_index reverse md5"
          + " lpad rpad starts_with ends_with";

  private static final Set<String> OF_TEXTS =
      Set.of((OF_A_TEXT + " concat concat_ws upper lower ucase lcase hex group_concat").split(" "));

  /** Those whose first argument is shown as a text, which the engine does not do. */
  private static final Set<String> OF_ONE_TEXT =
      Set.of(
          (OF_A_TEXT + " crc32 trim ltrim rtrim repeat ascii bit_length octet_length").split(" "));

  /** Those whose first argument is a time. */
  private static final Set<String> OF_TIME =
      Set.of(
          ("year year_of_week quarter month week weekofyear yearweek day dayofmonth dayofweek weekday"
                  + " dayofyear hour minute second microsecond date to_date date_format last_day"
                  + " to_days dayname monthname unix_timestamp days_add days_sub weeks_add weeks_sub"
                  + " months_add months_sub quarters_add quarters_sub years_add years_sub hours_add hours_sub minutes_add"
                  + " minutes_sub seconds_add seconds_sub timestamp")
              .split(" "));

  private static final Set<String> OF_TIMES =
      Set.of(
          ("datediff timestampdiff timediff years_diff months_diff weeks_diff days_diff hours_diff"
                  + " minutes_diff seconds_diff")
              .split(" "));

  private TimeArguments() {}

  /**
   * @param name in lower case
   * @param types null = not known
   */
  @SuppressWarnings("unchecked")
  static void convert(
      String name, List<? extends Expression> arguments, Function<Expression, DorisType> types) {
    if (arguments.isEmpty()) {
      return;
    }
    List<Expression> list = (List<Expression>) arguments;
    if (OF_TEXTS.contains(name)) {
      list.replaceAll(a -> isTime(types.apply(a)) ? new CastExpression("CAST", a, "string") : a);
    }
    if (OF_ONE_TEXT.contains(name) && isPlain(types.apply(list.get(0)))) {
      list.set(0, new CastExpression("CAST", list.get(0), "string"));
    }
    if (OF_TIMES.contains(name)) {
      list.replaceAll(a -> time(a, types));
    } else if (OF_TIME.contains(name) && !(name.equals("unix_timestamp") && list.size() > 1)) {
      list.set(
          0, TimeFunctions.isOfDays(name) ? day(list.get(0), types) : time(list.get(0), types));
    }
  }

  /** A text as the time that it is; NULL if it is none. */
  static Expression time(Expression argument, Function<Expression, DorisType> types) {
    return as(argument, TimeTexts.of(argument, types.apply(argument)));
  }

  /** The same of what whole days, months or years are added to. */
  static Expression day(Expression argument, Function<Expression, DorisType> types) {
    return as(argument, TimeTexts.ofDays(argument, types.apply(argument)));
  }

  private static Expression as(Expression argument, DorisType type) {
    DorisType time = type;
    if (time == null && (argument instanceof NullValue || argument instanceof StringValue)) {
      time = DorisType.of("datetime");
    }
    return time == null ? argument : new CastExpression("TRY_CAST", argument, time.text());
  }

  private static boolean isPlain(DorisType type) {
    return type != null
        && (type.isNumber() || type.name().equals("boolean") || type.name().equals("date"));
  }

  private static boolean isTime(DorisType type) {
    return type != null && type.name().equals("datetime");
  }
}
