package org.dorisdr.linkage;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Members that a FE class inherits from the JDK or a library, found by reflection. */
final class OutsideTypes {
  private OutsideTypes() {}

  static boolean hasMember(String owner, String member) {
    try {
      Class<?> type =
          Class.forName(owner.replace('/', '.'), false, OutsideTypes.class.getClassLoader());
      return members(type).anyMatch(member::equals);
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> own =
        Stream.of(
                Stream.of(type.getDeclaredMethods()).map(OutsideTypes::text),
                Stream.of(type.getDeclaredConstructors()).map(OutsideTypes::text),
                Stream.of(type.getDeclaredFields()).map(OutsideTypes::text))
            .flatMap(s -> s);
    Stream<Class<?>> supertypes =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
    return Stream.concat(own, supertypes.flatMap(OutsideTypes::members));
  }

  private static String text(Method method) {
    return method.getName() + Type.getMethodDescriptor(method);
  }

  private static String text(Constructor<?> constructor) {
    return "<init>" + Type.getConstructorDescriptor(constructor);
  }

  private static String text(Field field) {
    return field.getName() + ":" + Type.getDescriptor(field.getType());
  }
}
