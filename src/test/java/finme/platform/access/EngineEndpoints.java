package finme.platform.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.jspecify.annotations.Nullable;

/** Every resource of the engine's REST API, by its JAX-RS annotations, through all sub-resource locators. */
final class EngineEndpoints {
    private final Set<Endpoint> endpoints = new TreeSet<>();

    static Set<Endpoint> find() {
        EngineEndpoints finder = new EngineEndpoints();
        for (Class<?> root : CamundaRestResources.getResourceClasses()) {
            finder.walk(root, "/engine-rest" + pathOf(root.getAnnotation(Path.class)), new HashSet<>());
        }
        return finder.endpoints;
    }

    private void walk(Class<?> resource, String base, Set<Class<?>> above) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Method declared = declaration(method);
            String path = base + pathOf(declared.getAnnotation(Path.class));
            String verb = verbOf(declared);
            if (verb != null) {
                endpoints.add(new Endpoint(verb, path));
            } else if (declared.isAnnotationPresent(Path.class)) {
                walk(declared.getReturnType(), path, new HashSet<>(above));
            }
        }
    }

    /** Annotations sit on the interface, the resource is the class. */
    private static Method declaration(Method method) {
        if (isAnnotated(method)) {
            return method;
        }
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> declared : type.getInterfaces()) {
                try {
                    Method candidate = declared.getMethod(method.getName(), method.getParameterTypes());
                    if (isAnnotated(candidate)) {
                        return candidate;
                    }
                } catch (NoSuchMethodException elsewhere) {
                    continue;
                }
            }
        }
        return method;
    }

    private static boolean isAnnotated(Method method) {
        return method.isAnnotationPresent(Path.class) || verbOf(method) != null;
    }

    private static @Nullable String verbOf(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String pathOf(@Nullable Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        String value = path.value().replaceAll("\\{([^:}]+):[^}]*}", "{$1}").replaceAll("/$", "");
        return value.startsWith("/") ? value : "/" + value;
    }
}
