package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * A parsed query whose parts know where they stand in the text that was typed. The parser is given
 * the text in another form; both are compared token by token. Immutable but for the query.
 */
public final class PlacedQuery {
  /** Larger differences between both forms are not worth a search. */
  private static final int MOST = 2000;

  /** A part of the query has no place of its own in the text that was typed. */
  public static final class Unplaced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unplaced(String what) {
      super(what, null, false, false);
    }
  }

  private record Token(SqlLexer.Kind kind, String text, int start, int end) {
    /** A table's name may have its partitions in it, which stand behind it in what was typed. */
    boolean isLike(Token typed) {
      return isName()
          ? typed.isName() && TableRef.of("", text).table().equalsIgnoreCase(typed.text)
          : kind == typed.kind && text.equalsIgnoreCase(typed.text);
    }

    boolean isName() {
      return kind == SqlLexer.Kind.WORD || kind == SqlLexer.Kind.QUOTED_NAME;
    }
  }

  private final String typed;
  private final Select select;
  private final List<Token> tokens;
  private final List<Token> typedTokens;

  /** Index of the typed token for each that was parsed; -1 = none. */
  private final int[] places;

  private PlacedQuery(String typed) {
    this.typed = typed;
    this.select = QueryTexts.parse(typed);
    this.tokens = tokens(Normalizer.normalize(typed));
    this.typedTokens = tokens(typed);
    this.places = new int[tokens.size()];
    align();
  }

  /**
   * @throws StatementError if it cannot be parsed
   */
  public static PlacedQuery of(String sql) {
    return new PlacedQuery(sql);
  }

  public Select select() {
    return select;
  }

  public String typed() {
    return typed;
  }

  private static List<Token> tokens(String sql) {
    List<Token> tokens = new ArrayList<>();
    SqlLexer lexer = new SqlLexer(sql);
    while (lexer.kind() != SqlLexer.Kind.END) {
      tokens.add(new Token(lexer.kind(), lexer.text(), lexer.start(), lexer.end()));
      lexer.next();
    }
    return tokens;
  }

  private void align() {
    Arrays.fill(places, -1);
    int a = 0;
    int b = 0;
    while (a < tokens.size() && b < typedTokens.size() && isLike(a, b)) {
      places[a++] = b++;
    }
    int endA = tokens.size();
    int endB = typedTokens.size();
    while (endA > a && endB > b && isLike(endA - 1, endB - 1)) {
      places[--endA] = --endB;
    }
    if (endA - a <= MOST && endB - b <= MOST) {
      longest(a, endA, b, endB);
    }
  }

  private boolean isLike(int a, int b) {
    return tokens.get(a).isLike(typedTokens.get(b));
  }

  /** The longest common row of tokens. */
  private void longest(int fromA, int toA, int fromB, int toB) {
    int[][] length = new int[toA - fromA + 1][toB - fromB + 1];
    for (int i = toA - fromA - 1; i >= 0; i--) {
      for (int j = toB - fromB - 1; j >= 0; j--) {
        length[i][j] =
            isLike(fromA + i, fromB + j)
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < toA - fromA && j < toB - fromB) {
      if (isLike(fromA + i, fromB + j) && length[i][j] == length[i + 1][j + 1] + 1) {
        places[fromA + i++] = fromB + j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** Index of the first token of a node. */
  public int first(ASTNodeAccess node) {
    return at(node(node).jjtGetFirstToken().absoluteBegin - 1);
  }

  /** Index of the last token of a node. */
  public int last(ASTNodeAccess node) {
    return at(node(node).jjtGetLastToken().absoluteBegin - 1);
  }

  private static SimpleNode node(ASTNodeAccess access) {
    SimpleNode node = access.getASTNode();
    if (node != null && node.jjtGetFirstToken() != null) {
      return node;
    }
    throw new Unplaced(access.toString());
  }

  private int at(int offset) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).start() == offset) {
        return i;
      }
    }
    throw new Unplaced("offset " + offset);
  }

  /** Index of the last token of a name with dots that begins at a token. */
  public int endOfName(int token) {
    int end = token;
    while (isSymbol(end + 1, ".") && end + 2 < tokens.size() && tokens.get(end + 2).isName()) {
      end += 2;
    }
    return end;
  }

  /** Index of the parenthesis that closes the one at a token. */
  public int closing(int open) {
    return matching(open, 1);
  }

  /** Index of the parenthesis that opens the one at a token. */
  public int opening(int close) {
    return matching(close, -1);
  }

  private int matching(int parenthesis, int step) {
    int depth = 0;
    for (int at = parenthesis; isAny(at); at += step) {
      depth += isSymbol(at, ")") ? 1 : isSymbol(at, "(") ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw new Unplaced("parenthesis");
  }

  /** Word or name without its quotes; empty beyond the ends. */
  public String text(int token) {
    return token < 0 || token >= tokens.size() ? "" : tokens.get(token).text();
  }

  /** Whether there is a token of that index. */
  public boolean isAny(int token) {
    return token >= 0 && token < tokens.size();
  }

  public boolean isSymbol(int token, String symbol) {
    return isAny(token)
        && text(token).equals(symbol)
        && tokens.get(token).kind() == SqlLexer.Kind.SYMBOL;
  }

  public boolean isWord(int token, String word) {
    return isAny(token)
        && text(token).toLowerCase(Locale.ROOT).equals(word)
        && tokens.get(token).kind() == SqlLexer.Kind.WORD;
  }

  /** Where a token begins in the typed text. */
  public int start(int token) {
    return place(token).start();
  }

  /** Where it ends there. */
  public int end(int token) {
    return place(token).end();
  }

  private Token place(int token) {
    if (token < 0 || token >= places.length || places[token] < 0) {
      throw new Unplaced("token " + token);
    }
    return typedTokens.get(places[token]);
  }
}
