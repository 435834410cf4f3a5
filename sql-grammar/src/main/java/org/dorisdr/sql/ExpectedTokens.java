package org.dorisdr.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Finds the first token that no statement could have at its place, and what could stand there.
 *
 * <p>It follows all paths of the grammar at once. ANTLR's own report tells the token at which its
 * look-ahead gave up, and what one alternative wanted there, which is seldom what a user needs. The
 * grammar has no recursion, so there are few paths.
 */
final class ExpectedTokens {
  private static final ATN ATN_OF_GRAMMAR = DorisDrParser._ATN;
  private static final IntervalSet WORDS_AS_NAME =
      ATN_OF_GRAMMAR.nextTokens(
          ATN_OF_GRAMMAR.ruleToStartState[DorisDrParser.RULE_keywordAsName], null);

  private final Position start;

  /** Where a path goes on when its rule ends. */
  private record Caller(ATNState follow, Caller outer) {}

  private record Path(ATNState state, Caller caller) {}

  /**
   * @param start where the statement begins in its packet
   */
  ExpectedTokens(Position start) {
    this.start = start;
  }

  /** Explains why the tokens are no statement. */
  SyntaxError explain(Lexer lexer) {
    Set<Path> paths = new HashSet<>();
    ATNState first = ATN_OF_GRAMMAR.ruleToStartState[DorisDrParser.RULE_single];
    follow(new Path(first, null), paths, new HashSet<>());
    SecretTokens secrets = new SecretTokens();
    while (true) {
      Token token = nextVisible(lexer);
      boolean secret = secrets.hides(token);
      Set<Path> next = new HashSet<>();
      Set<Path> seen = new HashSet<>();
      for (Path path : paths) {
        Transition transition = path.state().transition(0);
        if (transition.matches(
            token.getType(), Token.MIN_USER_TOKEN_TYPE, ATN_OF_GRAMMAR.maxTokenType)) {
          follow(new Path(transition.target, path.caller()), next, seen);
        }
      }
      if (next.isEmpty() || token.getType() == Token.EOF) {
        return error(token, secret, wanted(paths));
      }
      paths = next;
    }
  }

  private static Token nextVisible(Lexer lexer) {
    Token token = lexer.nextToken();
    while (token.getChannel() != Token.DEFAULT_CHANNEL) {
      token = lexer.nextToken();
    }
    return token;
  }

  /** Adds all states that wait for a token and can be reached without one. */
  private static void follow(Path path, Set<Path> waiting, Set<Path> seen) {
    if (!seen.add(path)) {
      return;
    }
    if (path.state() instanceof RuleStopState) {
      if (path.caller() != null) {
        follow(new Path(path.caller().follow(), path.caller().outer()), waiting, seen);
      }
      return;
    }
    for (Transition transition : path.state().getTransitions()) {
      if (transition instanceof RuleTransition rule) {
        Caller caller = new Caller(rule.followState, path.caller());
        follow(new Path(rule.target, caller), waiting, seen);
      } else if (transition.isEpsilon()) {
        follow(new Path(transition.target, path.caller()), waiting, seen);
      } else {
        waiting.add(path);
      }
    }
  }

  private static IntervalSet wanted(Set<Path> paths) {
    IntervalSet wanted = new IntervalSet();
    for (Path path : paths) {
      wanted.addAll(path.state().transition(0).label());
    }
    return wanted;
  }

  /**
   * @param secret whether the token may not be shown: the message goes into logs of clients
   */
  private SyntaxError error(Token token, boolean secret, IntervalSet wanted) {
    Position at = position(token);
    boolean name = wanted.contains(DorisDrLexer.NAME);
    if (token.getType() == DorisDrLexer.UNCLOSED) {
      return SyntaxError.of(at, unclosed(token.getText()));
    }
    List<String> expected = readable(wanted, name);
    String found = secret ? "a secret" : shown(token);
    StringBuilder problem = new StringBuilder("found ").append(found);
    problem.append(", expected ").append(list(expected));
    if (name && !secret && isWord(token)) {
      problem.append(" (to use ").append(found).append(" as a name, put it in back quotes)");
    }
    return new SyntaxError(at, found, expected, "syntax error at " + at + ": " + problem);
  }

  private Position position(Token token) {
    return TreeReader.position(start, token);
  }

  private static String unclosed(String opening) {
    return switch (opening) {
      case "`" -> "the back quote here is never closed";
      case "/*" -> "the comment that begins here is never closed";
      default -> "the string that begins here is never closed";
    };
  }

  private static boolean isWord(Token token) {
    return token.getType() != Token.EOF && Character.isLetter(token.getText().charAt(0));
  }

  private static List<String> readable(IntervalSet wanted, boolean name) {
    List<String> expected = new ArrayList<>();
    if (name) {
      expected.add("a name");
    }
    for (int type : wanted.toList()) {
      boolean partOfName =
          name
              && (type == DorisDrLexer.NAME
                  || type == DorisDrLexer.QUOTED_NAME
                  || WORDS_AS_NAME.contains(type));
      if (!partOfName) {
        expected.add(readable(type));
      }
    }
    return expected;
  }

  private static String readable(int type) {
    return switch (type) {
      case Token.EOF -> "end of statement";
      case DorisDrLexer.STRING -> "a quoted string";
      case DorisDrLexer.INTEGER -> "a number";
      case DorisDrLexer.DECIMAL -> "a decimal number";
      case DorisDrLexer.NAME, DorisDrLexer.QUOTED_NAME -> "a name";
      case DorisDrLexer.EQ -> "'='";
      default -> {
        String literal = DorisDrLexer.VOCABULARY.getLiteralName(type);
        String text = literal.substring(1, literal.length() - 1);
        yield Character.isLetter(text.charAt(0)) ? text.toUpperCase(Locale.ROOT) : literal;
      }
    };
  }

  private static String list(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " or " + items.get(last);
  }

  private static String shown(Token token) {
    return token.getType() == Token.EOF ? "end of statement" : shortened(token.getText());
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return "'" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "'";
  }
}
