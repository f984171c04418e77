package org.ninefold.jobs.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a screen, driven over its DevTools protocol; nothing is downloaded for it. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<Config> heard = new LinkedBlockingQueue<>();
    private final List<Config> events = new ArrayList<>();
    private int last;

    /** The program, if this machine has one. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts the program with an empty profile.
     *
     * @param profile a folder that does not exist yet
     */
    Browser(Path program, Path profile) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String port = Files.readAllLines(awaited(profile.resolve("DevToolsActivePort")))
                .get(0);
        HttpClient client = HttpClient.newHttpClient();
        var tab = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .method("PUT", HttpRequest.BodyPublishers.noBody())
                .build();
        String address = ConfigFactory.parseString(
                        client.send(tab, BodyHandlers.ofString()).body())
                .getString("webSocketDebuggerUrl");
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Ear())
                .join();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Puts the pieces of a message together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean end) {
            message.append(data);
            if (end) {
                heard.add(ConfigFactory.parseString(message.toString()));
                message.setLength(0);
            }
            return WebSocket.Listener.super.onText(webSocket, data, end);
        }
    }

    private Path awaited(Path file) throws InterruptedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the browser did not start");
            }
            Thread.sleep(50);
        }
        return file;
    }

    /** Calls a method of the protocol and waits for its result. */
    Config call(String method, Map<String, ?> parameters) throws InterruptedException {
        int id = ++last;
        String message = ConfigValueFactory.fromMap(Map.of("id", id, "method", method, "params", parameters))
                .render(ConfigRenderOptions.concise());
        socket.sendText(message, true).join();
        while (true) {
            Config answer = next(method);
            if (answer.hasPath("id") && answer.getInt("id") == id) {
                if (answer.hasPath("error")) {
                    throw new IllegalStateException(method + ": " + answer.getString("error.message"));
                }
                return answer.getConfig("result");
            }
            events.add(answer);
        }
    }

    private Config next(String waitingFor) throws InterruptedException {
        Config next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("the browser did not answer to " + waitingFor);
        }
        return next;
    }

    /** Opens a page and waits until it is there; what happened before is forgotten. */
    void open(URI page) throws InterruptedException {
        events.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        while (events("Page.loadEventFired").isEmpty()) {
            events.add(next("the page"));
        }
    }

    /** What happened since the page was opened. */
    List<Config> events(String method) {
        return events.stream()
                .filter(event ->
                        event.hasPath("method") && event.getString("method").equals(method))
                .map(event -> event.getConfig("params"))
                .toList();
    }

    /** The value of an expression, waited for if it is a promise: a text, number, boolean or list. */
    Object value(String expression) throws InterruptedException {
        Config result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.hasPath("exceptionDetails")) {
            throw new IllegalStateException("the page failed at " + expression);
        }
        return result.hasPath("result.value") ? result.getValue("result.value").unwrapped() : null;
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
