package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the text of a Doris type. For one use by one thread. */
final class TypeParser {
  private final String text;
  private int at;

  TypeParser(String text) {
    this.text = text.trim();
  }

  DorisType parse() {
    DorisType type = type();
    skipBlanks();
    if (at < text.length()) {
      throw unknown();
    }
    return type;
  }

  private DorisType type() {
    String name = word().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "array" -> {
        expect('<');
        DorisType element = type();
        expect('>');
        yield new DorisType("array", List.of(), List.of(element), List.of());
      }
      case "map" -> {
        expect('<');
        DorisType key = type();
        expect(',');
        DorisType value = type();
        expect('>');
        yield new DorisType("map", List.of(), List.of(key, value), List.of());
      }
      case "struct" -> struct();
      case "agg_state" -> aggState();
      default -> scalar(name, arguments());
    };
  }

  private DorisType struct() {
    List<String> names = new ArrayList<>();
    List<DorisType> types = new ArrayList<>();
    expect('<');
    do {
      names.add(word());
      expect(':');
      types.add(type());
    } while (accept(','));
    expect('>');
    return new DorisType("struct", List.of(), List.copyOf(types), List.copyOf(names));
  }

  private DorisType aggState() {
    expect('<');
    String function = word();
    List<DorisType> types = new ArrayList<>();
    expect('(');
    do {
      types.add(type());
      while (!at(',') && !at(')')) {
        word();
      }
    } while (accept(','));
    expect(')');
    expect('>');
    return new DorisType("agg_state", List.of(), List.copyOf(types), List.of(function));
  }

  private boolean at(char c) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == c;
  }

  private DorisType scalar(String name, List<Integer> arguments) {
    return switch (name) {
      case "boolean", "bool" -> DorisType.scalar("boolean");
      case "tinyint", "smallint", "bigint", "largeint", "float", "double" -> DorisType.scalar(name);
      case "int", "integer" -> DorisType.scalar("int");
      case "date", "datev2", "datev1" -> DorisType.scalar("date");
      case "datetime", "datetimev2", "datetimev1", "timestamp" ->
          new DorisType("datetime", arguments, List.of(), List.of());
      case "decimal", "decimalv3", "decimalv2" -> decimal(arguments);
      case "char" -> DorisType.scalar("char", arguments.isEmpty() ? 1 : arguments.get(0));
      case "varchar" -> new DorisType("varchar", arguments, List.of(), List.of());
      case "string", "text" -> DorisType.scalar("text");
      case "json", "jsonb" -> DorisType.scalar("json");
      case "variant", "ipv4", "ipv6", "bitmap", "hll" -> DorisType.scalar(name);
      case "null_type", "null" -> DorisType.scalar("tinyint");
      default -> throw unknown();
    };
  }

  private DorisType decimal(List<Integer> arguments) {
    int precision = arguments.isEmpty() ? 38 : arguments.get(0);
    int scale = arguments.size() > 1 ? arguments.get(1) : arguments.isEmpty() ? 9 : 0;
    if (precision > 76) {
      throw new IllegalArgumentException("there are decimals of up to 76 digits, not " + text);
    }
    return DorisType.scalar("decimal", precision, scale);
  }

  private List<Integer> arguments() {
    List<Integer> arguments = new ArrayList<>();
    if (accept('(')) {
      do {
        String argument = word();
        if (!argument.equals("*")) {
          arguments.add(Integer.parseInt(argument));
        }
      } while (accept(','));
      expect(')');
    }
    return List.copyOf(arguments);
  }

  private String word() {
    skipBlanks();
    int start = at;
    if (at < text.length() && text.charAt(at) == '`') {
      int end = text.indexOf('`', at + 1);
      at = end + 1;
      return text.substring(start + 1, end);
    }
    while (at < text.length() && "<>(),: ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw unknown();
    }
    return text.substring(start, at);
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw unknown();
    }
  }

  private boolean accept(char c) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException("minidoris has no type " + text);
  }
}
