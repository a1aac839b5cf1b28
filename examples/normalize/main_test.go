package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func call(t *testing.T, text string, args ...string) (out, errs string, status int) {
	t.Helper()
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.txt", []byte(text), 0o644))
	var stdout, stderr bytes.Buffer
	status = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

func TestText(t *testing.T) {
	out, errs, status := call(t, "عبدَالله\n", "a.txt")
	assert.Equal(t, "input         عبدَالله\nkey           عبدالله\nedit          6 \"\\u064e\" → \"\"\n"+
		"alternative 2 عبد الله\nalternative 3 عبداللة\nalternative 5 عبد اللة\nalternative 5 عپدالله\n\n", out)
	assert.Empty(t, errs)
	assert.Zero(t, status)
}

func TestJSONL(t *testing.T) {
	out, _, status := call(t, "مدينةٌ\nأ\xff", "-format", "jsonl", "-profile", "lucene-arabic", "a.txt")
	assert.Equal(t, "{\"input\":\"مدينةٌ\",\"key\":\"مدينه\"}\n{\"input\":\"أ\uFFFD\",\"key\":\"ا\uFFFD\"}\n", out)
	assert.Zero(t, status)
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{{"-profile", "none"}, {"-format", "xml"}, {"-unknown"}} {
		_, errs, status := call(t, "", args...)
		assert.Contains(t, errs, "Usage", args)
		assert.Equal(t, 2, status, args)
	}
	_, errs, _ := call(t, "", "-profile", "none")
	assert.Contains(t, errs, `no profile "none"; there are key, clean, lucene-arabic`)
	_, errs, status := call(t, "", "none.txt")
	assert.Equal(t, "open none.txt: no such file or directory\n", errs)
	assert.Equal(t, 1, status)
}
