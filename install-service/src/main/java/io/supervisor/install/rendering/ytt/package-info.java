/**
 * An evaluator of level 1 of the ytt template language.
 *
 * <p>A YAML file is read into a tree that keeps places, and its {@code #@} comments are given to
 * the nodes they stand on or above. Both together make one flat program: the code of the comments
 * in file order, with a step in between for each node. Blocks are therefore free to begin before
 * one node and end after another. A step opens a copy of its node inside the innermost open copy of
 * the node's parent, so a loop around a node prints it many times and a function around nodes
 * returns them as a fragment. Expressions are walked as trees; there is no access to files,
 * network, clock or Java. Every step is counted and bounded.
 *
 * <p>Comments: {@code #! text} says nothing; {@code #@ code} above a node is statements, on the
 * node's line its value; {@code #@name arguments} is an annotation. {@code if/end}, {@code
 * for/end}, {@code else/end} and so on close themselves after the next node. In strings under
 * {@code yaml/text-templated-strings}, {@code (@ code @)} runs, {@code (@= expression @)} prints,
 * and a dash inside a bracket trims the white space outside it.
 *
 * <pre>
 * program     = { statement } .
 * statement   = NODE | if | for | def | simple ( ";" | NEWLINE ) .
 * block       = simple NEWLINE | NEWLINE { statement } "end" .
 * if          = "if" expr ":" NEWLINE { statement }
 *               { "elif" expr ":" NEWLINE { statement } }
 *               [ "else" ":" NEWLINE { statement } ] "end"
 *             | "if" expr ":" simple NEWLINE .
 * for         = "for" target "in" exprs ":" block .
 * def         = "def" NAME "(" [ params ] ")" ":" block .
 * params      = param { "," param } .
 * param       = NAME [ "=" expr ] | "*" [ NAME ] | "**" NAME .
 * simple      = "return" [ exprs ] | "break" | "continue" | load | exprs [ assign exprs ] .
 * load        = "load" "(" STRING { "," ( STRING | NAME "=" STRING ) } ")" .
 * assign      = "=" | "+=" | "-=" | "*=" | "/=" | "//=" | "%=" | "&amp;=" | "|=" | "^="
 *             | "&lt;&lt;=" | "&gt;&gt;=" .
 * target      = item { "," item } .            item = NAME | "(" target ")" .
 * exprs       = expr { "," expr } [ "," ] .
 * expr        = "lambda" [ params ] ":" expr | or [ "if" or "else" expr ] .
 * or          = and { "or" and } .
 * and         = not { "and" not } .
 * not         = "not" not | comparison .
 * comparison  = bits [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "in" | "not" "in" ) bits ] .
 * bits        = xor { "|" xor } .              xor   = mask { "^" mask } .
 * mask        = shift { "&amp;" shift } .          shift = sum { ( "&lt;&lt;" | "&gt;&gt;" ) sum } .
 * sum         = product { ( "+" | "-" ) product } .
 * product     = unary { ( "*" | "/" | "//" | "%" ) unary } .
 * unary       = ( "-" | "+" | "~" ) unary | operand { suffix } .
 * suffix      = "." NAME | "(" [ arguments ] ")" | "[" subscript "]" .
 * subscript   = exprs | [ exprs ] ":" [ expr ] [ ":" [ expr ] ] .
 * arguments   = argument { "," argument } [ "," ] .
 * argument    = expr | NAME "=" expr | "*" expr | "**" expr .
 * operand     = NAME | NUMBER | STRING | "(" [ exprs ] ")"
 *             | "[" [ expr ( clauses | { "," expr } [ "," ] ) ] "]"
 *             | "{" [ pair ( clauses | { "," pair } [ "," ] ) ] "}" .
 * pair        = expr ":" expr .
 * clauses     = ( "for" target "in" or | "if" or ) { "for" target "in" or | "if" or } .
 * </pre>
 */
package io.supervisor.install.rendering.ytt;
