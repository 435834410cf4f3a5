package org.dorisdr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as SQL in any case and spacing is read back as it was meant. */
class RoundTripTest {
  /** A statement and its text as tokens. */
  record Written(DrStatement statement, List<String> tokens) {}

  @Property(tries = 500)
  void readsBackWhatWasWritten(@ForAll("statements") Written written, @ForAll long seed) {
    String sql = spaced(written.tokens(), new Random(seed));
    assertThat(DrParser.parse(sql))
        .singleElement()
        .isInstanceOfSatisfying(
            ParsedStatement.Known.class,
            known -> assertThat(known.statement()).isEqualTo(written.statement()));
  }

  @Property(tries = 300)
  void splitsAPacketOfManyStatements(@ForAll("packets") List<Written> packet, @ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder sql = new StringBuilder();
    packet.forEach(written -> sql.append(spaced(written.tokens(), random)).append(" ; "));
    List<DrStatement> read =
        DrParser.parse(sql.toString()).stream()
            .map(parsed -> ((ParsedStatement.Known) parsed).statement())
            .toList();
    assertThat(read).isEqualTo(packet.stream().map(Written::statement).toList());
  }

  @Property(tries = 500)
  void neverThrowsAndNeverLosesAStatement(@ForAll String text) {
    for (String start : List.of("", "CREATE SYNC JOB ", "RECOVER TABLE ", "BACKUP SNAPSHOT ")) {
      for (ParsedStatement statement : DrParser.parse(start + text)) {
        assertThat(start + text).contains(statement.text());
        assertThat(statement.at().line()).isPositive();
      }
    }
  }

  @Property(tries = 500)
  void masksWithoutThrowingAndKeepsNoPassword(@ForAll String text, @ForAll("names") String secret) {
    SecretMask.mask(text);
    String sql =
        "CREATE REMOTE CLUSTER c PROPERTIES('password'=" + Strings.quote("sec:" + secret) + ")";
    assertThat(SecretMask.mask(sql)).doesNotContain("sec:").startsWith("CREATE REMOTE CLUSTER c");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZ_9 `'\"\\;-/*é€\n").ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  Arbitrary<List<Written>> packets() {
    return statements().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Written> statements() {
    Arbitrary<String> texts = Arbitraries.strings().withChars("a%_'\"\\;ü\n\t").ofMaxLength(8);
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 9);
    Arbitrary<List<String>> lists = names().list().ofMinSize(1).ofMaxSize(3).uniqueElements();
    return Combinators.combine(
            kinds, names(), names(), texts, lists, Arbitraries.integers().between(1, 99))
        .as(RoundTripTest::write);
  }

  private static Written write(
      int kind, String a, String b, String text, List<String> list, int number) {
    Name x = Name.of(a);
    Name y = Name.of(b);
    String qx = x.quoted();
    String qy = y.quoted();
    String string = Strings.quote(text);
    List<Name> names = list.stream().map(Name::of).toList();
    List<String> quoted = parenthesised(names);
    PropertyList properties =
        new PropertyList(List.of(new org.dorisdr.sql.Property(x, text, Position.START)));
    List<String> propertyTokens = List.of("PROPERTIES", "(", Strings.quote(a), "=", string, ")");
    return switch (kind) {
      case 0 ->
          new Written(
              new CreateRemoteCluster(true, y, properties),
              join("CREATE REMOTE CLUSTER IF NOT EXISTS", List.of(qy), propertyTokens));
      case 1 ->
          new Written(
              new CreateSyncJob(
                  false,
                  x,
                  y,
                  new SyncScope.OfDatabase(
                      y, Optional.of(x), new TableFilter(TableFilter.Mode.INCLUDE, names)),
                  properties),
              join(
                  "CREATE SYNC JOB",
                  List.of(qx, "FROM", "CLUSTER", qy, "DATABASE", qy, "INTO", "DATABASE", qx),
                  List.of("INCLUDE", "TABLES"),
                  quoted,
                  propertyTokens));
      case 2 ->
          new Written(
              new ShowSyncJobEvents(x, OptionalLong.of(number)),
              join("SHOW SYNC JOB EVENTS FOR", List.of(qx, "LIMIT", "" + number)));
      case 3 ->
          new Written(
              new RecoverTable(
                  new QualifiedName(List.of(x, y)),
                  OptionalLong.of(number),
                  Optional.of(x),
                  Optional.of(text)),
              join(
                  "RECOVER TABLE",
                  List.of(qx, ".", qy, "" + number, "AS", qx, "AS", "OF", string)));
      case 4 ->
          new Written(
              new RecoverTables(names, y, Optional.of(text)),
              join("RECOVER TABLES", quoted, List.of("FROM", qy, "DROPPED", "AFTER", string)));
      case 5 ->
          new Written(
              new CreateBackupSchedule(
                  false,
                  x,
                  y,
                  TableFilter.ALL,
                  List.of(x),
                  new Rhythm.Every(number, TimeUnit.HOUR, Optional.of(text)),
                  new Retention(
                      OptionalLong.of(number),
                      Optional.of(new Retention.Span(number, TimeUnit.WEEK))),
                  PropertyList.EMPTY),
              join(
                  "CREATE BACKUP SCHEDULE",
                  List.of(qx, "ON", "DATABASE", qy, "TO", qx),
                  List.of("EVERY", "" + number, "HOUR", "STARTS", string),
                  List.of("RETAIN", "FOR", "" + number, "WEEK", "RETAIN", "" + number),
                  List.of("SNAPSHOTS")));
      case 6 ->
          new Written(
              new BackupSnapshot(
                  new QualifiedName(List.of(x)),
                  y,
                  new SnapshotObjects(
                      SnapshotObjects.Mode.EXCLUDE,
                      List.of(
                          new SnapshotObjects.Table(
                              new QualifiedName(List.of(y)), names, Optional.empty()))),
                  properties),
              join(
                  "BACKUP SNAPSHOT",
                  List.of(qx, "TO", qy, "EXCLUDE", "(", qy, "PARTITION"),
                  quoted,
                  List.of(")"),
                  propertyTokens));
      case 7 ->
          new Written(
              new ShowSnapshot(
                  x, List.of(new Condition(y, true, text), new Condition(x, false, b))),
              join(
                  "SHOW SNAPSHOT ON",
                  List.of(qx, "WHERE", qy, "LIKE", string, "AND", qx, "=", Strings.quote(b))));
      case 8 ->
          new Written(
              new VerifySnapshot(x, y, Optional.of(text), VerifySnapshot.Level.DATA),
              join("VERIFY SNAPSHOT", List.of(qx, "ON", qy, "TIMESTAMP", string, "LEVEL", "DATA")));
      default ->
          new Written(
              new PurgeRecycleBin(Optional.of(ObjectKind.TABLE), OptionalLong.of(number)),
              join("PURGE RECYCLE BIN TABLE", List.of("" + number)));
    };
  }

  private static List<String> parenthesised(List<Name> names) {
    List<String> tokens = new ArrayList<>(List.of("("));
    for (Name name : names) {
      if (tokens.size() > 1) {
        tokens.add(",");
      }
      tokens.add(name.quoted());
    }
    tokens.add(")");
    return tokens;
  }

  @SafeVarargs
  private static List<String> join(String words, List<String>... more) {
    List<String> tokens = new ArrayList<>(List.of(words.split(" ")));
    for (List<String> part : more) {
      tokens.addAll(part);
    }
    return tokens;
  }

  /** Tokens with any white space and comments between them, keywords in any case. */
  private static String spaced(List<String> tokens, Random random) {
    String[] gaps = {" ", "\n", "\t ", " /* ; ' */ ", " -- it's; \n", "/*+ h */ "};
    StringBuilder sql = new StringBuilder();
    for (String token : tokens) {
      boolean keyword = Character.isLetter(token.charAt(0));
      sql.append(gaps[random.nextInt(gaps.length)]);
      sql.append(
          keyword && random.nextBoolean() ? token.toLowerCase(java.util.Locale.ROOT) : token);
    }
    return sql.toString();
  }
}
