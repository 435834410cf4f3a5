package org.dorisdr.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the small pieces of a parse tree into values. Missing pieces come as null. */
final class TreeReader {
  private final Position start;
  private final boolean backslashEscapes;

  /** A text that fits the grammar and yet means nothing. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SyntaxError error;

    Refused(SyntaxError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    SyntaxError error() {
      return error;
    }
  }

  /**
   * @param start where the statement begins in its packet
   */
  TreeReader(Position start, boolean backslashEscapes) {
    this.backslashEscapes = backslashEscapes;
    this.start = start;
  }

  /** What a string literal means. */
  String string(TerminalNode literal) {
    return Strings.unquote(literal.getText(), backslashEscapes);
  }

  /** Where a token stands in the packet. */
  Position position(Token token) {
    return position(start, token);
  }

  static Position position(Position start, Token token) {
    int line = start.line() + token.getLine() - 1;
    int column = token.getCharPositionInLine() + (token.getLine() == 1 ? start.column() : 1);
    return new Position(line, column);
  }

  Name name(DorisDrParser.NameContext tree) {
    String text = tree.getText();
    if (tree.QUOTED_NAME() != null) {
      text = text.substring(1, text.length() - 1).replace("``", "`");
      if (text.isEmpty()) {
        throw new Refused(SyntaxError.of(position(tree.start), "a name cannot be empty"));
      }
    }
    return new Name(text, position(tree.start));
  }

  Optional<Name> optional(DorisDrParser.NameContext tree) {
    return Optional.ofNullable(tree).map(this::name);
  }

  List<Name> names(List<DorisDrParser.NameContext> trees) {
    return trees.stream().map(this::name).toList();
  }

  /** A list in which a name may stand once. */
  List<Name> distinctNames(DorisDrParser.NameListContext tree) {
    List<Name> names = names(tree.name());
    Set<Name> seen = new HashSet<>();
    for (Name name : names) {
      if (!seen.add(name)) {
        throw new Refused(SyntaxError.of(name.at(), "'" + name + "' is named twice"));
      }
    }
    return names;
  }

  QualifiedName qualified(DorisDrParser.QualifiedNameContext tree) {
    return new QualifiedName(names(tree.name()));
  }

  long number(DorisDrParser.NumberContext tree) {
    try {
      return Long.parseLong(tree.getText());
    } catch (NumberFormatException e) {
      throw new Refused(SyntaxError.of(position(tree.start), "number too large"));
    }
  }

  /** A count of something, of which there must be one at least. */
  long positive(DorisDrParser.NumberContext tree) {
    long number = number(tree);
    if (number == 0) {
      throw new Refused(
          SyntaxError.of(position(tree.start), "found 0, expected a number of at least 1"));
    }
    return number;
  }

  OptionalLong optional(DorisDrParser.NumberContext tree) {
    return tree == null ? OptionalLong.empty() : OptionalLong.of(number(tree));
  }

  Optional<String> like(DorisDrParser.LikeContext tree) {
    return Optional.ofNullable(tree).map(t -> string(t.STRING()));
  }

  Optional<String> time(DorisDrParser.SnapshotTimeContext tree) {
    return Optional.ofNullable(tree).map(t -> string(t.STRING()));
  }

  Optional<String> asOf(DorisDrParser.AsOfContext tree) {
    return Optional.ofNullable(tree).map(t -> string(t.STRING()));
  }

  <E extends Enum<E>> E word(Class<E> type, Token token) {
    return Enum.valueOf(type, token.getText().toUpperCase(Locale.ROOT));
  }

  TableFilter tables(DorisDrParser.TableFilterContext tree) {
    return tree == null
        ? TableFilter.ALL
        : new TableFilter(word(TableFilter.Mode.class, tree.how), distinctNames(tree.nameList()));
  }

  PropertyList properties(DorisDrParser.PropertiesContext tree) {
    return tree == null ? PropertyList.EMPTY : properties(tree.propertyList());
  }

  PropertyList properties(DorisDrParser.PropertyListContext tree) {
    List<Property> properties = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DorisDrParser.PropertyContext pair : tree.property()) {
      Name key = new Name(text(pair.key), position(pair.key.start));
      if (!seen.add(key.text())) {
        String problem = "property '" + key + "' is given twice";
        throw new Refused(SyntaxError.of(key.at(), problem));
      }
      properties.add(new Property(key, text(pair.value), position(pair.value.start)));
    }
    return new PropertyList(properties);
  }

  private String text(DorisDrParser.PropertyTextContext tree) {
    if (tree.STRING() != null) {
      return string(tree.STRING());
    }
    return tree.name() != null ? name(tree.name()).text() : tree.getText();
  }
}
