// Renders a chart without Helm, from the libraries that Helm 3 itself is made of: Go's templates, sprig, sigs.k8s.io/yaml and gojsonschema, all
// packaged by Debian. It knows what charts/telemetry uses (no lookup, no capabilities, no subcharts, no hooks) and fails on everything else.
//
//	main CHART OUT VALUES...
//
// Each VALUES file NAME-values.yaml becomes OUT/NAME.yaml and OUT/NAME.notes.txt. What is wrong is said on standard error, a line each that
// begins with the file's name; the other files are rendered all the same, and the exit code is 1.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"github.com/xeipuuv/gojsonschema"
	"sigs.k8s.io/yaml"
)

type values = map[string]interface{}

// What a chart's templates read of it.
type chart struct{ Name, Version, AppVersion, KubeVersion string }

func main() {
	folder, out := os.Args[1], os.Args[2]
	failed := false
	for _, file := range os.Args[3:] {
		name := strings.TrimSuffix(filepath.Base(file), "-values.yaml")
		if err := render(folder, file, filepath.Join(out, name)); err != nil {
			failed = true
			for _, line := range strings.Split(err.Error(), "\n") {
				fmt.Fprintf(os.Stderr, "%s: %s\n", filepath.Base(file), line)
			}
		}
	}
	if failed {
		os.Exit(1)
	}
}

func render(folder, valuesFile, out string) error {
	var about chart
	defaults, given := values{}, values{}
	for file, into := range map[string]interface{}{filepath.Join(folder, "Chart.yaml"): &about, filepath.Join(folder, "values.yaml"): &defaults, valuesFile: &given} {
		if err := read(file, into); err != nil {
			return err
		}
	}
	merged := merge(defaults, given)
	if err := validate(filepath.Join(folder, "values.schema.json"), merged); err != nil {
		return err
	}
	templates, files, err := parse(folder)
	if err != nil {
		return err
	}
	scope := values{"Values": merged, "Chart": about, "Release": values{"Name": "telemetry", "Namespace": "telemetry", "Service": "Helm", "IsInstall": true, "IsUpgrade": false, "Revision": 1}}
	var manifests, notes strings.Builder
	for _, file := range files {
		var text strings.Builder
		if err := templates.ExecuteTemplate(&text, file, scope); err != nil {
			return err
		}
		rendered := strings.TrimSpace(strings.ReplaceAll(text.String(), "<no value>", ""))
		if filepath.Base(file) == "NOTES.txt" {
			notes.WriteString(rendered + "\n")
		} else if rendered != "" {
			fmt.Fprintf(&manifests, "---\n# Source: %s/%s\n%s\n", about.Name, file, strings.TrimPrefix(rendered, "---\n"))
		}
	}
	if err := os.WriteFile(out+".yaml", []byte(manifests.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(out+".notes.txt", []byte(notes.String()), 0o644)
}

func read(file string, into interface{}) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return yaml.Unmarshal(text, into)
}

// As Helm does: given over default, table by table; null takes a default away.
func merge(defaults, given values) values {
	for key, value := range given {
		table, isTable := value.(values)
		default_, wasTable := defaults[key].(values)
		switch {
		case value == nil:
			delete(defaults, key)
		case isTable && wasTable:
			defaults[key] = merge(default_, table)
		default:
			defaults[key] = value
		}
	}
	return defaults
}

func validate(schemaFile string, merged values) error {
	schema, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewGoLoader(merged))
	if err != nil {
		return err
	}
	var faults []string
	for _, fault := range result.Errors() {
		faults = append(faults, fault.String())
	}
	sort.Strings(faults)
	if len(faults) > 0 {
		return fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// Every file under templates; those whose name begins with an underscore only define.
func parse(folder string) (*template.Template, []string, error) {
	root := template.New("").Option("missingkey=zero")
	functions := sprig.TxtFuncMap()
	delete(functions, "env")
	delete(functions, "expandenv")
	functions["toYaml"] = func(v interface{}) (string, error) {
		text, err := yaml.Marshal(v)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	functions["include"] = func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := root.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	functions["required"] = func(message string, v interface{}) (interface{}, error) {
		if v == nil || v == "" {
			return nil, fmt.Errorf("%s", message)
		}
		return v, nil
	}
	root.Funcs(functions)

	found, err := filepath.Glob(filepath.Join(folder, "templates", "*"))
	if err != nil {
		return nil, nil, err
	}
	var files []string
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		name := "templates/" + filepath.Base(path)
		if _, err := root.New(name).Parse(string(text)); err != nil {
			return nil, nil, err
		}
		if !strings.HasPrefix(filepath.Base(path), "_") {
			files = append(files, name)
		}
	}
	return root, files, nil
}
