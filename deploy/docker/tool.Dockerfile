# The launcher's tools and the simulator: plain Java programs.
FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --chown=10001:10001 deploy/local/target/lib/ lib/
COPY --chown=10001:10001 deploy/local/target/local-*.jar lib/
COPY --chown=10001:10001 deploy/simulator/target/simulator-*.jar simulator.jar
RUN mkdir /state && chown 10001:10001 /state
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
ENTRYPOINT ["java", "-cp", "/app/lib/*"]
