package org.dorisdr.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dorisdr.command.Answer;
import org.dorisdr.command.Command;
import org.dorisdr.command.CommandException;
import org.dorisdr.command.Commands;
import org.dorisdr.fe.FeStatement;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.ParsedStatement;

/** Turns a packet into what the frontend is to run. Thread safe. */
final class Packets {
  private final Commands commands;

  Packets(Commands commands) {
    this.commands = commands;
  }

  /** Statements in order; empty if Doris is to run them all. */
  List<FeStatement> read(String packet, boolean backslashEscapes) {
    List<FeStatement> statements = new ArrayList<>();
    boolean ours = false;
    for (ParsedStatement parsed : DrParser.parse(packet, backslashEscapes)) {
      FeStatement statement = statement(parsed);
      ours |= statement instanceof FeStatement.Ours;
      statements.add(statement);
    }
    return ours ? statements : List.of();
  }

  private FeStatement statement(ParsedStatement parsed) {
    if (parsed instanceof ParsedStatement.Known known) {
      return known(known, known.statement());
    }
    if (parsed instanceof ParsedStatement.Malformed malformed) {
      return refusal(parsed.text(), malformed.error().message());
    }
    return new FeStatement.Stock(parsed.text());
  }

  private <S extends DrStatement> FeStatement known(ParsedStatement.Known known, S statement) {
    Optional<Command<S>> command = commands.find(statement);
    if (command.isPresent()) {
      return new FeStatement.Ours(
          known.text(),
          command.get().needsLeader(),
          caller -> reply(command.get().run(statement, caller)));
    }
    return statement.isStock()
        ? new FeStatement.Stock(known.text())
        : refusal(known.text(), "not supported yet: " + words(statement));
  }

  private static FeStatement.Reply reply(Answer answer) {
    return new FeStatement.Reply(
        new LocalSql.Result(answer.columns(), answer.rows()), answer.warning());
  }

  /** Doris would swallow an exception of the parser, so a mistake is told when it is run. */
  private static FeStatement refusal(String text, String message) {
    return new FeStatement.Ours(
        text,
        false,
        caller -> {
          throw new CommandException(message);
        });
  }

  /** The record's name as words, which is how the statement begins. */
  private static String words(DrStatement statement) {
    String name = statement.getClass().getSimpleName();
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
  }
}
